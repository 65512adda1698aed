/// Collects what is wrong with an input, so that its author sees all of it at once.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "transect/error.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {

struct Complaint {
    SourcePosition where;
    std::string key;
    std::string text;
};

class Complaints {
public:
    /// Finding a place takes time in proportion to the file, so a file that is wrong all over must
    /// not be told so for each of its values.
    static constexpr std::size_t max_count = 100;

    /// What read() returns; nothing when it threw InputError, which is then on the list.
    template <typename Read>
    auto take(const Read& read) -> std::optional<std::invoke_result_t<Read>>
    {
        try {
            return read();
        } catch (const JsonError& error) {
            list_.push_back({error.where(), error.key(), error.problem()});
        } catch (const InputError& error) {
            list_.push_back({error.where(), "", without_place(error)});
        }
        return std::nullopt;
    }

    /// The same for what returns nothing.
    template <typename Check>
    void check(const Check& check)
    {
        take([&] {
            check();
            return true;
        });
    }

    /// As JsonView::allow_only, but for every unknown key.
    void allow_only(const JsonView& object, const std::vector<std::string_view>& keys);

    void add(Complaint complaint) { list_.push_back(std::move(complaint)); }

    bool empty() const { return list_.empty(); }
    bool is_full() const { return list_.size() >= max_count; }
    const std::vector<Complaint>& list() const { return list_; }

private:
    static std::string without_place(const InputError& error);

    std::vector<Complaint> list_;
};

/// Throws InputError for the first, and says how many more there are. There must be one.
[[noreturn]] void throw_first(const std::vector<Complaint>& complaints);

}  // namespace transect::formats
