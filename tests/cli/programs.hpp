/// Both programs as a test runs them, in its own process.

#pragma once

#include <string>
#include <vector>

#include "cli_support/console.hpp"

namespace transect::test {

struct Outcome {
    cli::ExitCode exit_code;
    std::string out;
    std::string err;
};

Outcome run_planner(const std::vector<std::string>& arguments);
Outcome run_flightlog(const std::vector<std::string>& arguments);

/// samples/mopti.json
std::string sample_file();

/// A G1000 log of one day without the rows between two times of day ("09:00:00").
struct DayTimes {
    std::string from;
    std::string to;
};
std::string without_rows(const std::string& log, const DayTimes& times);

/// When the first sortie of a plan flies a transect.
DayTimes times_of(const std::string& plan_json, int transect);

}  // namespace transect::test
