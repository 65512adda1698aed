/// Writes JSON in the order given, so that a file reads as its author meant it.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace transect::formats {

/// A document is built by nested calls:
///
///     JsonWriter json;
///     json.begin_object();
///     json.member("sorties", 2);
///     json.key("legs");
///     json.begin_array();
///     json.end_array();
///     json.end_object();
///     write_file(path, json.text());
///
/// Numbers are written as the shortest text that reads back the same; a number that is not finite
/// is a std::logic_error, because JSON has none and null would hide it. Strings that are not UTF-8
/// get U+FFFD for what is wrong. Misuse (a value without key in an object) is a std::logic_error.
class JsonWriter {
public:
    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view name);
    void value(double number);
    void value(std::int64_t number);
    void value(int number) { value(static_cast<std::int64_t>(number)); }
    void value(std::size_t number) { value(static_cast<std::int64_t>(number)); }
    void value(std::string_view text);
    void value(const char* text) { value(std::string_view{text}); }
    void value(const std::string& text) { value(std::string_view{text}); }
    void value(bool truth);
    void null();
    /// A complete JSON text made elsewhere, such as a GeoJSON geometry.
    void raw(std::string_view json);

    template <typename T>
    void member(std::string_view name, const T& content)
    {
        key(name);
        value(content);
    }
    void member(std::string_view name, const char* content)
    {
        key(name);
        value(content);
    }

    /// The finished document with a final line end; every container must be closed.
    std::string text() const;

private:
    struct Level {
        bool is_object = false;
        bool empty = true;
    };

    void before_value();
    void close(bool is_object, char bracket);

    std::string text_;
    std::vector<Level> open_;
    bool has_key_ = false;
};

}  // namespace transect::formats
