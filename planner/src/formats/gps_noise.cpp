#include "formats/gps_noise.hpp"

#include <cmath>
#include <numbers>

namespace transect::formats {

void GpsNoise::advance()
{
    constexpr double correlation_time_s = 60.0;
    const double kept = std::exp(-1.0 / correlation_time_s);
    const double fresh = std::sqrt(1.0 - kept * kept);
    north_ = kept * north_ + fresh * normal() * horizontal_sigma;
    east_ = kept * east_ + fresh * normal() * horizontal_sigma;
    up_ = kept * up_ + fresh * normal() * vertical_sigma;
}

double GpsNoise::normal()
{
    const double radius = std::sqrt(-2.0 * std::log(uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

double GpsNoise::uniform()
{
    // 53 random bits and a half, so that neither 0 nor 1 comes out.
    constexpr double step = 0x1p-53;
    return (static_cast<double>(generator_() >> 11U) + 0.5) * step;
}

}  // namespace transect::formats
