/// Text from anywhere made harmless inside HTML.

#pragma once

#include <string>
#include <string_view>

namespace transect::formats {

/// The text as UTF-8: what is not UTF-8, and control characters other than tab and line feed,
/// become U+FFFD.
std::string displayable(std::string_view text);

/// For element content and quoted attribute values.
std::string html_text(std::string_view text);

/// JSON for a script element of a type that is not executed: no `<` can end the element.
std::string script_json(std::string_view json);

}  // namespace transect::formats
