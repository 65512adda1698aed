/// Errors of a log of any size: their maximum, and their median in bounded memory.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace transect::flightlog {

/// All errors while they are 65,536 or fewer; of more, as many of them, each with the same chance
/// (the same log gives the same answer). The maximum is that of all.
class ErrorSample {
public:
    void add(double error);

    struct Statistics {
        double median = 0.0;
        double maximum = 0.0;
    };
    /// Nothing without any error.
    std::optional<Statistics> statistics() const;

private:
    std::vector<double> kept_;
    std::size_t seen_ = 0;
    double maximum_ = 0.0;
};

}  // namespace transect::flightlog
