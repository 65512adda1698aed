#include "coverage/outline_sweep.hpp"

namespace transect::coverage {
namespace {

/// The part of a share in which a value that changes evenly is at most zero.
Share while_not_positive(Share share, double before, double after)
{
    const bool good_before = before <= 0.0;
    const bool good_after = after <= 0.0;
    if (good_before && good_after) {
        return share;
    }
    if (!good_before && !good_after) {
        return {share.from, share.from};
    }
    const double zero = before / (before - after);
    return good_before ? Share{share.from, std::min(share.to, zero)}
                       : Share{std::max(share.from, zero), share.to};
}

}  // namespace

Share share_inside(const std::vector<MovingSide>& sides, PlanePoint point)
{
    Share share;
    for (const auto& [before, after] : sides) {
        share = while_not_positive(
            share,
            dot(before.normal, point) - before.offset_m,
            dot(after.normal, point) - after.offset_m);
        if (share.empty()) {
            break;
        }
    }
    return share;
}

}  // namespace transect::coverage
