#include "support/field_table.hpp"

namespace transect::test {

aircraft::PerformanceTable field_table()
{
    const aircraft::TableSeries altitude{"pressure_altitude_ft", {0.0, 2000.0, 4000.0}};
    const aircraft::TableSeries temperature{"temperature_c", {0.0, 20.0, 50.0}};
    const aircraft::TableSeries mass{"mass_lb", {7000.0, 8500.0, 9000.0}};
    aircraft::TableSeries roll{"ground_roll_ft", {}};
    aircraft::TableSeries over{"over_50ft_ft", {}};
    for (const double altitude_ft : altitude.values) {
        for (const double celsius : temperature.values) {
            for (const double mass_lb : mass.values) {
                const double distance_ft =
                    1000.0 + 0.25 * altitude_ft + 10.0 * celsius + 0.1 * (mass_lb - 7000.0);
                roll.values.push_back(0.5 * distance_ft);
                over.values.push_back(distance_ft);
            }
        }
    }
    return {{altitude, temperature, mass}, {roll, over}, "made up"};
}

}  // namespace transect::test
