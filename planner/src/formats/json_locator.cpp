#include "formats/json_locator.hpp"

#include <algorithm>
#include <string_view>

namespace transect::formats {
namespace {

/// Walks valid JSON without building a tree.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_{text} { skip_space(); }

    std::size_t offset() const { return offset_; }
    char peek() const { return offset_ < text_.size() ? text_[offset_] : '\0'; }

    bool consume(char expected)
    {
        if (peek() != expected) {
            return false;
        }
        ++offset_;
        skip_space();
        return true;
    }

    /// Raw contents between the quotes; escapes are left as they are.
    std::string_view string()
    {
        const std::size_t begin = ++offset_;
        while (offset_ < text_.size() && text_[offset_] != '"') {
            offset_ += text_[offset_] == '\\' ? 2U : 1U;
        }
        offset_ = std::min(offset_, text_.size());
        const auto contents = text_.substr(begin, offset_ - begin);
        consume('"');
        return contents;
    }

    void skip_value()
    {
        int depth = 0;
        do {
            if (peek() == '"') {
                string();
                continue;
            }
            if (peek() == '{' || peek() == '[') {
                ++depth;
            } else if (peek() == '}' || peek() == ']') {
                --depth;
            }
            ++offset_;
            skip_space();
        } while (offset_ < text_.size() && (depth > 0 || !at_value_end()));
    }

private:
    bool at_value_end() const { return peek() == ',' || peek() == '}' || peek() == ']'; }

    void skip_space()
    {
        offset_ = std::min(text_.find_first_not_of(" \t\r\n", offset_), text_.size());
    }

    std::string_view text_;
    std::size_t offset_ = 0;
};

/// Moves to the member called `key`, or leaves the scanner inside the container and returns false.
bool enter(Scanner& scanner, std::string_view key)
{
    if (scanner.consume('{')) {
        while (scanner.peek() == '"') {
            const bool found = scanner.string() == key;
            scanner.consume(':');
            if (found) {
                return true;
            }
            scanner.skip_value();
            scanner.consume(',');
        }
        return false;
    }
    if (scanner.consume('[')) {
        std::size_t index = 0;
        for (; scanner.peek() != ']' && scanner.peek() != '\0'; ++index) {
            if (std::to_string(index) == key) {
                return true;
            }
            scanner.skip_value();
            scanner.consume(',');
        }
    }
    return false;
}

}  // namespace

SourcePosition position_at(SourceText source, std::size_t offset)
{
    const auto before = source.text.substr(0, offset);
    const auto newline = before.rfind('\n');
    const auto line_start = newline == std::string_view::npos ? 0 : newline + 1;
    return {
        .file = std::string{source.file},
        .line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
        .column = 1 + before.size() - line_start,
    };
}

SourcePosition locate(SourceText source, const JsonPath& path)
{
    Scanner scanner{source.text};
    std::size_t deepest = scanner.offset();
    for (const auto& key : path) {
        if (!enter(scanner, key)) {
            break;
        }
        deepest = scanner.offset();
    }
    return position_at(source, deepest);
}

}  // namespace transect::formats
