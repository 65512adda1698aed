/// XML built with pugixml.

#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace transect::formats {

/// Appends <name>text</name>. Bytes that are not UTF-8 and characters that XML 1.0 cannot hold
/// become U+FFFD.
void append_text(pugi::xml_node parent, const char* name, std::string_view text);

void set_attribute(pugi::xml_node node, const char* name, std::string_view text);

/// Decimal degrees with 7 decimals (1 cm).
std::string degrees_text(double degrees);

/// The document with declaration, indented by two blanks.
std::string to_text(const pugi::xml_document& document);

}  // namespace transect::formats
