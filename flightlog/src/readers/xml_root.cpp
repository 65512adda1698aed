#include "flightlog/src/readers/xml_root.hpp"

namespace transect::flightlog {
namespace {

/// Behind a declaration, comments and the like; npos if the text has no element.
std::size_t first_element(std::string_view text)
{
    std::size_t at = text.find('<');
    while (at != std::string_view::npos && at + 1 < text.size()) {
        const bool is_comment = text.substr(at).starts_with("<!--");
        const bool is_other = text[at + 1] == '?' || text[at + 1] == '!';
        if (!is_other) {
            return at;
        }
        at = text.find(is_comment ? "-->" : ">", at);
        at = at == std::string_view::npos ? at : text.find('<', at);
    }
    return std::string_view::npos;
}

}  // namespace

std::string_view xml_root(std::string_view head)
{
    const auto before = head.find('<');
    const auto lead = head.substr(0, before);
    if (lead.find_first_not_of("\xEF\xBB\xBF \t\r\n") != std::string_view::npos) {
        return {};
    }
    const auto at = first_element(head);
    if (at == std::string_view::npos) {
        return {};
    }
    auto root = head.substr(at + 1);
    root = root.substr(0, root.find_first_of(" \t\r\n/>"));
    const auto colon = root.rfind(':');
    return colon == std::string_view::npos ? root : root.substr(colon + 1);
}

}  // namespace transect::flightlog
