#include "flightlog/src/readers/json_events.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "transect/error.hpp"

namespace transect::flightlog {
namespace {

using nlohmann::json;

constexpr std::size_t most_levels = 64;
constexpr std::size_t longest_value = std::size_t{1} << 20U;
constexpr std::size_t piece = std::size_t{64} << 10U;

/// The letters of a log, one by one.
class Letters {
public:
    explicit Letters(LogInput& input) : input_{&input} {}

    bool at_end()
    {
        if (next_ == ahead_.size()) {
            input_->skip(next_);
            next_ = 0;
            ahead_ = input_->peek(piece);
        }
        return ahead_.empty();
    }

    /// Not at the end.
    const char& letter()
    {
        at_end();
        return ahead_[next_];
    }

    void advance()
    {
        const bool is_line_end = letter() == '\n';
        line_ += is_line_end ? 1 : 0;
        column_ = is_line_end ? 1 : column_ + 1;
        ++next_;
        ++since_event_;
        if (since_event_ > longest_value) {
            throw InputError{place(), "holds a value longer than 1 MiB"};
        }
    }

    void mark_event() { since_event_ = 0; }
    std::size_t offset() const { return input_->offset() + next_; }
    SourcePosition place() const { return {input_->name(), line_, column_}; }

private:
    LogInput* input_;
    std::string_view ahead_;
    std::size_t next_ = 0;
    std::size_t line_ = 1;
    std::size_t column_ = 1;
    std::size_t since_event_ = 0;
};

/// In the form that the parser wants.
class LetterIterator {
public:
    // NOLINTBEGIN(readability-identifier-naming): std::iterator_traits prescribes the names
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;
    // NOLINTEND(readability-identifier-naming)

    LetterIterator() = default;
    explicit LetterIterator(Letters& letters) : letters_{&letters} {}

    reference operator*() const { return letters_->letter(); }
    LetterIterator& operator++()
    {
        letters_->advance();
        return *this;
    }
    /// Only ever asked against the end.
    friend bool operator==(const LetterIterator& a, const LetterIterator& b)
    {
        return a.is_end() == b.is_end();
    }
    friend bool operator!=(const LetterIterator& a, const LetterIterator& b) { return !(a == b); }

private:
    bool is_end() const { return letters_ == nullptr || letters_->at_end(); }

    Letters* letters_ = nullptr;
};

class Events final : public nlohmann::json_sax<json> {
public:
    Events(Letters& letters, JsonHandler& handler) : letters_{&letters}, handler_{&handler} {}

    bool null() override { return scalar(std::monostate{}); }
    bool boolean(bool value) override { return scalar(value); }
    bool number_integer(number_integer_t value) override
    {
        return scalar(static_cast<double>(value));
    }
    bool number_unsigned(number_unsigned_t value) override
    {
        return scalar(static_cast<double>(value));
    }
    bool number_float(number_float_t value, const string_t& /*text*/) override
    {
        return scalar(value);
    }
    bool string(string_t& value) override { return scalar(std::string_view{value}); }
    bool binary(binary_t& /*value*/) override { return true; }
    bool start_object(std::size_t /*elements*/) override { return open(); }
    bool start_array(std::size_t /*elements*/) override { return open(); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        letters_->mark_event();
        handler_->key(level_, name);
        return true;
    }

    bool parse_error(
        std::size_t /*position*/,
        const std::string& /*token*/,
        const json::exception& /*why*/) override
    {
        return false;
    }

private:
    bool scalar(const JsonScalar& value)
    {
        letters_->mark_event();
        handler_->scalar(level_, value);
        return true;
    }

    bool open()
    {
        letters_->mark_event();
        if (level_ == most_levels) {
            throw InputError{
                letters_->place(), fmt::format("nests deeper than {} levels", most_levels)};
        }
        ++level_;
        handler_->open({level_, letters_->offset() - 1});
        return true;
    }

    bool close()
    {
        letters_->mark_event();
        handler_->close(level_);
        --level_;
        return true;
    }

    Letters* letters_;
    JsonHandler* handler_;
    std::size_t level_ = 0;
};

bool is_blank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

}  // namespace

ParseOutcome read_json(LogInput& input, JsonHandler& handler)
{
    Letters letters{input};
    while (true) {
        while (!letters.at_end() && is_blank(letters.letter())) {
            letters.advance();
        }
        if (letters.at_end()) {
            return {};
        }
        letters.mark_event();
        Events events{letters, handler};
        const bool is_read = json::sax_parse(
            LetterIterator{letters},
            LetterIterator{},
            &events,
            nlohmann::detail::input_format_t::json,
            false);
        if (!is_read) {
            const bool is_cut = letters.at_end();
            const auto place = letters.place();
            return {
                is_cut ? ParseEnd::cut : ParseEnd::damaged,
                is_cut ? "the text ends inside a value" : "this is no JSON",
                place.line,
                place.column};
        }
    }
}

}  // namespace transect::flightlog
