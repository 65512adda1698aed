# Compiler settings live on targets, never in CMAKE_CXX_FLAGS, so that
# consumers and subprojects see only what they asked for.

add_library(transect_warnings INTERFACE)
target_compile_options(transect_warnings INTERFACE
    $<$<COMPILE_LANG_AND_ID:CXX,GNU,Clang>:
        -Wall -Wextra -Wpedantic
        -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
        -Wnon-virtual-dtor -Woverloaded-virtual
        -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough>
    $<$<COMPILE_LANG_AND_ID:CXX,GNU>:
        -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast
        -Wno-restrict>  # GCC 12 raises it inside its own std::string (bug 105651)
    $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<BOOL:${TRANSECT_WARNINGS_AS_ERRORS}>>:-Werror>)

# Contracted multiply-adds would make results depend on the compiler's mood.
add_library(transect_reproducible INTERFACE)
target_compile_options(transect_reproducible INTERFACE
    $<$<COMPILE_LANG_AND_ID:CXX,GNU,Clang>:-ffp-contract=off>)

# transect_library(NAME SOURCES...) defines target transect_NAME, alias transect::NAME.
function(transect_library name)
    add_library(transect_${name} ${ARGN})
    add_library(transect::${name} ALIAS transect_${name})
    set_target_properties(transect_${name} PROPERTIES
        EXPORT_NAME ${name}
        CXX_EXTENSIONS OFF
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
        POSITION_INDEPENDENT_CODE ON
        VERSION ${PROJECT_VERSION}
        SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
    target_compile_features(transect_${name} PUBLIC cxx_std_20)
    target_link_libraries(transect_${name} PRIVATE
        $<BUILD_INTERFACE:transect_warnings> $<BUILD_INTERFACE:transect_reproducible>)
endfunction()

# transect_executable(NAME SOURCES...)
function(transect_executable name)
    add_executable(${name} ${ARGN})
    set_target_properties(${name} PROPERTIES CXX_EXTENSIONS OFF)
    target_compile_features(${name} PRIVATE cxx_std_20)
    target_link_libraries(${name} PRIVATE transect_warnings transect_reproducible)
endfunction()
