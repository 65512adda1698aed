#include "flightlog/src/input/shown_name.hpp"

namespace transect::flightlog {
namespace {

/// U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069 let a name look like another one.
bool is_direction_mark(std::string_view text)
{
    constexpr std::size_t bytes = 3;
    if (text.size() < bytes || text[0] != '\xE2') {
        return false;
    }
    const auto second = static_cast<unsigned char>(text[1]);
    const auto third = static_cast<unsigned char>(text[2]);
    return (second == 0x80U &&
            (third == 0x8EU || third == 0x8FU || (third >= 0xAAU && third <= 0xAEU))) ||
           (second == 0x81U && third >= 0xA6U && third <= 0xA9U);
}

}  // namespace

std::string shown_name(std::string_view name)
{
    constexpr std::size_t longest = 4096;
    std::string visible;
    for (auto rest = name.substr(0, longest); !rest.empty();) {
        if (is_direction_mark(rest)) {
            visible += '?';
            rest.remove_prefix(3);
            continue;
        }
        const auto code = static_cast<unsigned char>(rest.front());
        visible += code < 0x20U || code == 0x7FU ? '?' : rest.front();
        rest.remove_prefix(1);
    }
    return visible;
}

}  // namespace transect::flightlog
