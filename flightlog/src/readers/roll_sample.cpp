#include "flightlog/src/readers/roll_sample.hpp"

namespace transect::flightlog {
namespace {

constexpr std::size_t most_kept = std::size_t{1} << 16U;

}  // namespace

void RollSample::add(const RollWitness& witness)
{
    if (seen_++ % stride_ != 0) {
        return;
    }
    kept_.push_back(witness);
    if (kept_.size() < most_kept) {
        return;
    }
    for (std::size_t i = 1; 2 * i < kept_.size(); ++i) {
        kept_[i] = kept_[2 * i];
    }
    kept_.resize(kept_.size() / 2);
    stride_ *= 2;
}

}  // namespace transect::flightlog
