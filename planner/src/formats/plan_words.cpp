#include "formats/plan_words.hpp"

namespace transect::formats {

std::string_view word_for(planner::LegKind kind)
{
    using planner::LegKind;
    switch (kind) {
        case LegKind::taxi:
            return "taxi";
        case LegKind::climb:
            return "climb";
        case LegKind::transit:
            return "transit";
        case LegKind::run_in:
            return "run-in";
        case LegKind::transect:
            return "transect";
        case LegKind::run_out:
            return "run-out";
        case LegKind::turn:
            return "turn";
        case LegKind::descent:
            break;
    }
    return "descent";
}

std::string_view word_for(aircraft::EnvelopeVerdict verdict)
{
    using aircraft::EnvelopeVerdict;
    switch (verdict) {
        case EnvelopeVerdict::inside:
            return "inside";
        case EnvelopeVerdict::aft_caution:
            return "aft caution";
        case EnvelopeVerdict::forward_of_limit:
            return "forward of limit";
        case EnvelopeVerdict::aft_of_limit:
            return "aft of limit";
        case EnvelopeVerdict::unknown:
            break;
    }
    return "not checked";
}

}  // namespace transect::formats
