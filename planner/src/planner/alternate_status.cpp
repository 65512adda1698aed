#include "transect/planner/alternate_status.hpp"

#include <string_view>

namespace transect::planner {
namespace {

/// ICAO Doc 7910: the first two of four letters tell the country, or at least the state.
bool is_abroad(const Alternate& alternate, const Aerodrome& base)
{
    constexpr std::size_t code_length = 4;
    constexpr std::size_t country_length = 2;
    const auto& there = alternate.aerodrome.identifier;
    const auto& here = base.identifier;
    const bool same_country = there.size() == code_length && here.size() == code_length &&
                              std::string_view{there}.substr(0, country_length) ==
                                  std::string_view{here}.substr(0, country_length);
    return alternate.abroad.value_or(!same_country);
}

}  // namespace

std::string missing_for(const Alternate& alternate, const Aerodrome& base)
{
    std::string missing;
    const auto require = [&](std::string_view what, const std::string& told) {
        if (told.empty()) {
            missing += missing.empty() ? "" : ", ";
            missing += what;
        }
    };
    require("confirmation", alternate.confirmed ? alternate.confirmed->when : std::string{});
    require("hours", alternate.hours);
    require("fuel", alternate.fuel);
    require("runway", alternate.runway);
    require("lights", alternate.lights);
    if (is_abroad(alternate, base)) {
        require("clearance", alternate.clearance);
    }
    return missing;
}

}  // namespace transect::planner
