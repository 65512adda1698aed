/// JSON read with distrust, and views of it whose every complaint says where.
///
///     const JsonDocument document{{.text = text, .file = "mission.json"}};
///     const JsonView weather = document.root()["weather"];
///     const double qnh_hpa = weather["qnh_hpa"].number_in(940.0, 1060.0);
///     // mission.json:21:16: weather.qnh_hpa: 29.92 is outside [940, 1060]

#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "transect/error.hpp"
#include "transect/source_text.hpp"

#include "formats/json_locator.hpp"

namespace transect::formats {

/// An InputError about one value of a JSON file.
class JsonError : public InputError {
public:
    JsonError(SourcePosition where, std::string key, std::string problem);

    /// "tasks[0].overlap"; empty for the document itself.
    const std::string& key() const { return key_; }
    /// The sentence without place and key.
    const std::string& problem() const { return problem_; }

private:
    std::string key_;
    std::string problem_;
};

class JsonView;

/// A parsed text. Construction throws InputError with line and column for anything that is not
/// strict JSON, for more than 64 levels, for a key given twice, for numbers beyond a double, for
/// strings over 1 MiB and for more than 8,000,000 values. A byte order mark is skipped.
class JsonDocument {
public:
    explicit JsonDocument(SourceText source);
    JsonDocument(const JsonDocument&) = delete;  // views point into it
    JsonDocument& operator=(const JsonDocument&) = delete;
    JsonDocument(JsonDocument&&) = delete;
    JsonDocument& operator=(JsonDocument&&) = delete;
    ~JsonDocument() = default;

    JsonView root() const;

    const nlohmann::json& tree() const { return tree_; }
    SourceText source() const { return {.text = text_, .file = file_}; }

    /// Keys that lead to a value of this document. Takes time in proportion to the document: for
    /// complaints only.
    JsonPath path_to(const nlohmann::json& value) const;

private:
    std::string text_;
    std::string file_;
    nlohmann::json tree_;
};

/// "tasks[0].overlap"
std::string to_string(const JsonPath& path);

/// Text from a file as it may stand in a complaint: short, and without control characters.
std::string shown(std::string_view text);

/// One value of a document, which must outlive it. Cheap to copy.
class JsonView {
public:
    JsonView(const nlohmann::json& value, const JsonDocument& document)
        : value_{&value}, document_{&document}
    {}

    void require_object() const;
    bool is_object() const { return value_->is_object(); }
    bool is_array() const { return value_->is_array(); }
    bool is_string() const { return value_->is_string(); }
    bool is_number() const { return value_->is_number(); }
    bool is_null() const { return value_->is_null(); }

    /// A member that must be there.
    JsonView operator[](std::string_view key) const;
    /// A member that may be there.
    std::optional<JsonView> find(std::string_view key) const;
    /// Refuses members other than these; those that begin with "x-" are the user's own.
    void allow_only(std::initializer_list<std::string_view> keys) const;
    /// Refuses this value when its own key is not among these.
    void allow_as(std::string_view own_key, std::span<const std::string_view> keys) const;
    /// "pod, turret"
    std::string member_names() const;
    /// Calls visit(key, view) for each member, in order of the keys.
    template <typename Visit>
    void for_each_member(const Visit& visit) const
    {
        require_object();
        for (const auto& [key, member] : value_->items()) {
            visit(key, JsonView{member, *document_});
        }
    }

    /// Elements of an array; refuses any other value as not being `expected` ("a list of tasks").
    std::size_t size(std::string_view expected) const;
    JsonView operator[](std::size_t index) const;

    std::string string() const;
    bool boolean() const;
    double number() const;
    /// Bounds are inclusive.
    double number_in(double lowest, double highest) const;
    std::int64_t integer_in(std::int64_t lowest, std::int64_t highest) const;

    const nlohmann::json& value() const { return *value_; }
    const JsonDocument& document() const { return *document_; }
    SourcePosition position() const;

    /// Throws JsonError at this value.
    [[noreturn]] void fail(const std::string& problem) const;

private:
    const nlohmann::json* value_;
    const JsonDocument* document_;
};

}  // namespace transect::formats
