#include "formats/keep_area_text.hpp"

#include <fmt/format.h>

#include "formats/crew_units.hpp"

namespace transect::formats {
namespace {

std::string moment(Instant instant)
{
    return fmt::format("{} {} UTC", date_text(instant), clock_time(instant));
}

}  // namespace

std::string floor_text(const planner::KeepArea& area)
{
    return area.floor ? set_height_text(*area.floor) : "ground";
}

std::string ceiling_text(const planner::KeepArea& area)
{
    return area.ceiling ? set_height_text(*area.ceiling) : "unlimited";
}

std::string heights_text(const planner::KeepArea& area)
{
    return fmt::format("{} to {}", floor_text(area), ceiling_text(area));
}

std::string active_text(const planner::KeepArea& area)
{
    if (area.from && area.until) {
        return fmt::format("from {} until {}", moment(*area.from), moment(*area.until));
    }
    if (area.from) {
        return fmt::format("from {}", moment(*area.from));
    }
    return area.until ? fmt::format("until {}", moment(*area.until)) : "always";
}

}  // namespace transect::formats
