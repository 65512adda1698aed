#include "formats/complaints.hpp"

#include <string_view>

namespace transect::formats {

void Complaints::allow_only(const JsonView& object, const std::vector<std::string_view>& keys)
{
    check([&] {
        object.for_each_member([&](const std::string& key, const JsonView& member) {
            if (!is_full()) {
                check([&] { member.allow_as(key, keys); });
            }
        });
    });
}

std::string Complaints::without_place(const InputError& error)
{
    const std::string_view text = error.what();
    const auto place = to_string(error.where()) + ": ";
    return std::string{text.starts_with(place) ? text.substr(place.size()) : text};
}

}  // namespace transect::formats
