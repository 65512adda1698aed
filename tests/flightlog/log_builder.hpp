/// Garmin logs and records that tests make themselves.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "transect/flightlog/log_file.hpp"

namespace transect::test {

/// Cells by column name; columns not named are blank.
using Row = std::map<std::string, std::string>;

/// The three header lines of a Caravan's G1000, 57 columns, as the card writes them.
std::string caravan_header();

/// One line with all 57 cells and a line end.
std::string caravan_row(const Row& cells);

/// A good row of 2026-11-23 over Mopti at the given local time, "08:00:00", one hour ahead of UTC.
Row good_row(const std::string& time);

/// Header and rows.
std::string caravan_log(const std::vector<Row>& rows);

flightlog::LogFile parse(const std::string& text, const std::string& name = "log.csv");

/// How many rows were dropped for a reason.
std::size_t dropped(const flightlog::LogFile& log, flightlog::DropReason reason);

bool has_finding(const flightlog::LogFile& log, const std::string& code);

}  // namespace transect::test
