#include "formats/json_reader.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "formats/json_locator.hpp"

namespace transect::formats {
namespace {

using nlohmann::json;

constexpr std::size_t max_depth = 64;
constexpr std::size_t max_string_bytes = std::size_t{1} << 20U;
constexpr std::size_t max_values = 8'000'000;

/// Reads the text and tells how far it got, which the parser's callbacks do not say.
class CountingIterator {
public:
    // NOLINTBEGIN(readability-identifier-naming): std::iterator_traits prescribes the names
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;
    // NOLINTEND(readability-identifier-naming)

    CountingIterator(const char* place, std::size_t& consumed) : place_{place}, consumed_{&consumed}
    {}

    reference operator*() const { return *place_; }
    CountingIterator& operator++()
    {
        ++place_;
        ++*consumed_;
        return *this;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b)
    {
        return a.place_ == b.place_;
    }

private:
    std::string_view::const_iterator place_;
    std::size_t* consumed_;
};

/// What is wrong with a number-like word that strict JSON does not know; empty if it is no such.
std::string refused_number(std::string_view rest)
{
    constexpr std::array words{
        "NaN", "nan", "NAN", "Infinity", "-Infinity", "inf", "-inf", "Inf", "-Inf", "-NaN", "-nan"};
    for (const std::string_view word : words) {
        if (rest.starts_with(word)) {
            return fmt::format("{} is not a number that JSON has; give a finite number", word);
        }
    }
    return rest.starts_with('+') ? "a number must not begin with '+'" : "";
}

/// The parser's own words without its preamble and without the text it last read, which may be long
/// or binary.
std::string plain_words(std::string_view message)
{
    const auto dash = message.find(" - ");
    if (dash != std::string_view::npos) {
        message.remove_prefix(dash + 3);
    }
    const auto last_read = message.find("; last read: ");
    const auto expected = message.find("; expected ", last_read);
    std::string words{message.substr(0, last_read)};
    if (last_read != std::string_view::npos && expected != std::string_view::npos) {
        words += message.substr(expected);
    }
    return words;
}

/// Builds the tree value by value.
class TreeBuilder {
public:
    TreeBuilder(SourceText source, const std::size_t& consumed)
        : source_{source}, consumed_{&consumed}
    {}

    // Called by nlohmann::json::sax_parse, which prescribes names and signatures.
    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(json::number_integer_t value) { return add(value); }
    bool number_unsigned(json::number_unsigned_t value) { return add(value); }
    bool number_float(json::number_float_t value, const std::string& /*text*/)
    {
        return add(value);
    }
    bool string(std::string& value)
    {
        require_short(value);
        return add(std::move(value));
    }
    static bool binary(json::binary_t& /*value*/) { return false; }
    bool start_object(std::size_t /*size*/) { return open(json::object()); }
    bool start_array(std::size_t /*size*/) { return open(json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name)
    {
        require_short(name);
        if (open_.back()->contains(name)) {
            fail(start_of_string(), fmt::format("key \"{:.60}\" is given twice", name));
        }
        key_ = std::move(name);
        return true;
    }
    bool parse_error(
        std::size_t /*position*/, const std::string& last, const json::exception& error)
    {
        const std::string_view message = error.what();
        constexpr int number_out_of_range = 406;
        if (error.id == number_out_of_range) {
            fail(start_of_token(last), fmt::format("number {:.40} is too large", last));
        }
        const auto begin = start_of_fault(message, last);
        const auto word = refused_number(source_.text.substr(begin));
        fail(begin, word.empty() ? "not valid JSON: " + plain_words(message) : word);
    }

    json take() { return std::move(root_); }

private:
    std::size_t consumed_before(std::size_t length) const
    {
        return *consumed_ - std::min(length, *consumed_);
    }

    /// The token as a whole where one was read to its end; the character that does not fit
    /// elsewhere.
    std::size_t start_of_fault(std::string_view message, const std::string& last) const
    {
        const auto says = [&](std::string_view words) {
            return message.find(words) != std::string_view::npos;
        };
        if (says("unexpected end of input")) {
            return source_.text.size();
        }
        if (says("unexpected number literal") || says("unexpected string literal") ||
            says("invalid string")) {
            return start_of_token(last);
        }
        const auto character = consumed_before(1);
        const bool after_minus = character > 0 && source_.text[character - 1] == '-';
        return after_minus ? character - 1 : character;
    }

    /// Of a number or string that was read last, given as the parser prints it.
    std::size_t start_of_token(const std::string& printed) const
    {
        // After a number the parser has looked one character further.
        const auto exact = source_.text.rfind(printed, consumed_before(printed.size()));
        if (exact != std::string_view::npos && *consumed_ - exact <= printed.size() + 1) {
            return exact;
        }
        // A control character is printed in eight characters: <U+000A>.
        std::size_t length = printed.size();
        for (auto at = printed.find("<U+"); at != std::string::npos;
             at = printed.find("<U+", at + 1)) {
            length -= std::min<std::size_t>(length, 7);
        }
        return consumed_before(length);
    }

    /// Of the string that was just read, to its closing quote.
    std::size_t start_of_string() const
    {
        auto quote = consumed_before(1);
        do {
            quote = source_.text.rfind('"', quote - 1);
        } while (quote > 0 && is_escaped(quote));
        return quote;
    }

    bool is_escaped(std::size_t offset) const
    {
        const auto before = source_.text.substr(0, offset);
        const auto last_other = before.find_last_not_of('\\');
        const auto others = last_other == std::string_view::npos ? 0 : last_other + 1;
        return (before.size() - others) % 2 == 1;
    }

    void require_short(std::string_view text) const
    {
        if (text.size() > max_string_bytes) {
            fail(start_of_string(), fmt::format("text is longer than {} bytes", max_string_bytes));
        }
    }

    /// Puts the value where it belongs and returns its place in the tree.
    json& place(json value)
    {
        if (++values_ > max_values) {
            fail(*consumed_, fmt::format("more than {} values", max_values));
        }
        if (open_.empty()) {
            root_ = std::move(value);
            return root_;
        }
        auto& parent = *open_.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return parent.back();
        }
        return parent[key_] = std::move(value);
    }

    bool add(json value)
    {
        place(std::move(value));
        return true;
    }

    bool open(json container)
    {
        if (open_.size() == max_depth) {
            fail(consumed_before(1), fmt::format("nested deeper than {} levels", max_depth));
        }
        open_.push_back(&place(std::move(container)));
        return true;
    }

    bool close()
    {
        open_.pop_back();
        return true;
    }

    [[noreturn]] void fail(std::size_t offset, const std::string& problem) const
    {
        throw InputError{position_at(source_, offset), problem};
    }

    SourceText source_;
    const std::size_t* consumed_;
    json root_;
    /// Containers not closed yet. A container does not move while it is open: nothing is added to
    /// its parent meanwhile.
    std::vector<json*> open_;
    std::string key_;
    std::size_t values_ = 0;
};

}  // namespace

json read_json(SourceText source)
{
    std::size_t consumed = 0;
    std::size_t unused = 0;
    TreeBuilder builder{source, consumed};
    const CountingIterator first{source.text.begin(), consumed};
    const CountingIterator last{source.text.end(), unused};
    json::sax_parse(first, last, &builder);
    return builder.take();
}

}  // namespace transect::formats
