/// What a path given by the user stands for.

#pragma once

#include <filesystem>
#include <string>

#include "transect/error.hpp"

#include "flightlog/src/input/log_input.hpp"

namespace transect::flightlog {

/// Is shown every file that may be a log.
class SourceVisitor {
public:
    SourceVisitor() = default;
    SourceVisitor(const SourceVisitor&) = delete;
    SourceVisitor& operator=(const SourceVisitor&) = delete;
    SourceVisitor(SourceVisitor&&) = delete;
    SourceVisitor& operator=(SourceVisitor&&) = delete;
    virtual ~SourceVisitor() = default;

    virtual void visit(LogInput& input) = 0;

    /// Part of it cannot be read: "the gzip file is cut".
    virtual void damaged(const std::string& name, const std::string& problem) = 0;

    /// Something in a folder cannot be read at all.
    virtual void refused(const std::string& name, const InputError& problem) = 0;
};

/// A file; each member of an archive; all files in a folder and those below it, in the order of
/// their names, archives among them opened. Links to folders are not followed. Throws InputError
/// for what is neither, and for a folder of more than 10,000 files.
void visit_sources(const std::filesystem::path& path, SourceVisitor& visitor);

}  // namespace transect::flightlog
