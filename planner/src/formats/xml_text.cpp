#include "formats/xml_text.hpp"

#include <sstream>

#include <fmt/format.h>

#include "formats/html_text.hpp"

namespace transect::formats {
namespace {

/// U+FFFE and U+FFFF are valid UTF-8, but no characters of XML.
std::string xml_characters(std::string_view text)
{
    auto result = displayable(text);
    for (const std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
        for (auto at = result.find(forbidden); at != std::string::npos;
             at = result.find(forbidden)) {
            result.replace(at, forbidden.size(), "\xEF\xBF\xBD");
        }
    }
    return result;
}

}  // namespace

void append_text(pugi::xml_node parent, const char* name, std::string_view text)
{
    parent.append_child(name).text().set(xml_characters(text).c_str());
}

void set_attribute(pugi::xml_node node, const char* name, std::string_view text)
{
    node.append_attribute(name).set_value(xml_characters(text).c_str());
}

std::string degrees_text(double degrees)
{
    auto text = fmt::format("{:.7f}", degrees);
    return text == "-0.0000000" ? text.substr(1) : text;
}

std::string to_text(const pugi::xml_document& document)
{
    std::ostringstream stream;
    document.save(stream, "  ", pugi::format_default, pugi::encoding_utf8);
    return stream.str();
}

}  // namespace transect::formats
