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

}  // namespace transect::formats
