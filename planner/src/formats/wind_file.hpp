/// Wind from the file of a weather model.

#pragma once

#include <filesystem>

#include "transect/aircraft/wind_grid.hpp"
#include "transect/planner/mission.hpp"

namespace transect::formats {

/// What is kept of a file: the ground that a mission may fly over, and three days from take-off.
struct WindCrop {
    Latitude south;
    Latitude north;
    Longitude middle;
    Angle half_width;  ///< east and west of the middle
    Instant first;
    Instant last;
};

/// Bases, alternates and tasks with a margin of one degree.
WindCrop wind_crop(const planner::Mission& mission);

/// Reads GRIB (1 and 2) through GDAL: the components of wind, and the temperature where it is
/// there, on isobaric levels up to 226 hPa of a regular grid of latitudes and longitudes. The
/// nearest points and times outside the crop are kept too. Values are rounded to whole centimetres
/// per second and hundredths of a kelvin; missing ones stay unknown. InputError with the file's
/// name for any other file, for one that has no wind within the crop, and beyond 2 GiB, 16 million
/// points a band, 20,000 bands or 2 million values kept, before memory is taken for them.
aircraft::WindGrid read_wind_file(const std::filesystem::path& file, const WindCrop& crop);

}  // namespace transect::formats
