/// report.html.

#pragma once

#include "transect/flightlog/report.hpp"
#include "transect/formats/background.hpp"
#include "transect/formats/page.hpp"

namespace transect::flightlog {

formats::Page report_page(const Report& report, const formats::Background& background);

/// How much of each task and zone counts, by what rule, and where.
formats::Section coverage_section(const Report& report, const formats::Background& background);

/// Planned and achieved on one map.
formats::Map report_map(const Report& report, const formats::Background& background);

}  // namespace transect::flightlog
