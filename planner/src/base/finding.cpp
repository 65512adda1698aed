#include "transect/finding.hpp"

#include <algorithm>

namespace transect {

bool has_errors(std::span<const Finding> findings)
{
    return std::ranges::find(findings, Severity::error, &Finding::severity) != findings.end();
}

}  // namespace transect
