/// Heights on a projected grid, seen on one of latitudes and longitudes.

#pragma once

#include <gdal.h>

#include "formats/gdal_session.hpp"

namespace transect::formats {

/// What the warped view has where the source has nothing.
inline constexpr double warped_void = -32768.0;

/// A view of about as many posts as the source has, on WGS 84, bilinear between the posts of the
/// source, with heights of four bytes. InputError if GDAL cannot make
/// it.
GdalDataset warp_to_degrees(const GdalSession& session, GdalDataset source);

}  // namespace transect::formats
