#include "transect/aircraft/turning_back.hpp"

#include <stdexcept>

namespace transect::aircraft {
namespace {

/// The share of whole way or time that belongs to going ahead.
double share_ahead(Speed ahead, Speed back)
{
    // Written so that what is not a number is refused too.
    if (!(ahead > Speed{}) || !(back > Speed{})) {
        throw std::domain_error{"ground speeds must be positive"};
    }
    return back / (ahead + back);
}

}  // namespace

Duration time_to_point_of_no_return(Duration endurance, Speed out, Speed home)
{
    if (!(endurance >= Duration{})) {
        throw std::domain_error{"endurance must not be negative"};
    }
    return share_ahead(out, home) * endurance;
}

Length distance_to_equal_time_point(Length line, Speed on, Speed back)
{
    if (!(line >= Length{})) {
        throw std::domain_error{"the line must not have a negative length"};
    }
    return share_ahead(on, back) * line;
}

}  // namespace transect::aircraft
