# Text files that the library carries inside itself, with the hashes that a page's
# Content-Security-Policy needs.

set(transect_embed_script "${CMAKE_CURRENT_LIST_DIR}/embed_asset.cmake")

# transect_embed_asset(TARGET NAME FILES...) adds to TARGET a source that defines
# `Asset NAME()` of "formats/assets.hpp": the files one after the other.
function(transect_embed_asset target name)
    set(inputs "")
    foreach(file IN LISTS ARGN)
        get_filename_component(file "${file}" ABSOLUTE)
        list(APPEND inputs "${file}")
    endforeach()
    set(source "${CMAKE_CURRENT_BINARY_DIR}/assets/${name}.cpp")
    list(JOIN inputs "|" joined)
    add_custom_command(OUTPUT "${source}"
        COMMAND "${CMAKE_COMMAND}" "-DNAME=${name}" "-DINPUTS=${joined}" "-DOUTPUT=${source}"
            -P "${transect_embed_script}"
        DEPENDS ${inputs} "${transect_embed_script}"
        COMMENT "Embedding ${name}"
        VERBATIM)
    target_sources(${target} PRIVATE "${source}")
    # The rule above belongs to this folder; the target may have been defined in another one.
    add_custom_target(${target}_${name} DEPENDS "${source}")
    add_dependencies(${target} ${target}_${name})
endfunction()
