/// Tells from the first bytes what a file is.

#pragma once

#include <string_view>

namespace transect::flightlog {

bool is_garmin_csv(std::string_view bytes);
bool is_st0601(std::string_view bytes);

/// An MPEG transport stream in packets of 188, 192 or 204 bytes; it may begin inside one.
bool is_transport_stream(std::string_view bytes);

/// What a file is that no reader takes, to follow its name in a sentence: "is empty", "is a GPX
/// file".
std::string_view description_of_stranger(std::string_view bytes);

}  // namespace transect::flightlog
