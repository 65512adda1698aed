/// Tasks' questions in a report, as JSON and for people.

#pragma once

#include <optional>

#include "transect/flightlog/report.hpp"
#include "transect/formats/json_writer.hpp"
#include "transect/formats/page.hpp"

namespace transect::flightlog {

/// The member "answers": one for each task.
void write_answers(formats::JsonWriter& json, const Report& report);

/// Nothing without tasks.
std::optional<formats::Section> answer_section(const Report& report);

}  // namespace transect::flightlog
