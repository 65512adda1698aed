#include "flightlog/src/readers/json_head.hpp"

#include <string>

namespace transect::flightlog {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

bool JsonHead::is_json() const
{
    auto head = head_;
    if (head.starts_with(byte_order_mark)) {
        head.remove_prefix(byte_order_mark.size());
    }
    const auto at = head.find_first_not_of(blanks);
    return at != std::string_view::npos && (head[at] == '{' || head[at] == '[');
}

bool JsonHead::has_key(std::string_view name) const
{
    const auto quoted = '"' + std::string{name} + '"';
    for (auto at = head_.find(quoted); at != std::string_view::npos;
         at = head_.find(quoted, at + 1)) {
        const auto next = head_.find_first_not_of(blanks, at + quoted.size());
        if (next != std::string_view::npos && head_[next] == ':') {
            return true;
        }
    }
    return false;
}

}  // namespace transect::flightlog
