#include "formats/complaints.hpp"

#include <string_view>

#include <fmt/format.h>

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

void throw_first(const std::vector<Complaint>& complaints)
{
    const auto& first = complaints.front();
    const auto others = complaints.size() - 1;
    const auto more = others == 0   ? std::string{}
                      : others == 1 ? std::string{" (and 1 more problem)"}
                                    : fmt::format(" (and {} more problems)", others);
    const auto key = first.key.empty() ? std::string{} : first.key + ": ";
    throw InputError{first.where, key + first.text + more};
}

}  // namespace transect::formats
