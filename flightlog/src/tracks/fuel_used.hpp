/// Fuel burnt in a stretch of a log.

#pragma once

#include <span>

#include "transect/flightlog/recorded_flight.hpp"

namespace transect::flightlog {

FuelUsed fuel_used(std::span<const Record> records, Duration longest_gap);

}  // namespace transect::flightlog
