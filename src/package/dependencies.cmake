# What entente links against. Read by the build and, once installed, by find_package(entente).
find_package(Boost 1.74 REQUIRED)  # headers only
find_package(fmt 9 REQUIRED)
find_package(EXPAT REQUIRED)
find_package(ZLIB REQUIRED)
find_package(yaml-cpp REQUIRED)  # brands
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)  # its name before 0.8
endif()
find_package(PkgConfig REQUIRED)
pkg_check_modules(GVC REQUIRED IMPORTED_TARGET libgvc libcgraph)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(TEXT REQUIRED IMPORTED_TARGET harfbuzz fribidi icu-uc)  # letters, directions, line breaks

# The layout engine is a Graphviz plug-in. Linked directly it needs neither Graphviz's configuration
# file nor its plug-ins for drawing. It lies in a folder of its own, which the loader does not
# search: hence the run path.
find_library(ENTENTE_GVPLUGIN_DOT gvplugin_dot_layout HINTS ${GVC_LIBRARY_DIRS} ${GVC_LIBDIR} PATH_SUFFIXES graphviz
             REQUIRED)
if(NOT TARGET entente_graphviz)
  get_filename_component(plugin_folder ${ENTENTE_GVPLUGIN_DOT} DIRECTORY)
  add_library(entente_graphviz INTERFACE IMPORTED)
  target_link_libraries(entente_graphviz INTERFACE ${ENTENTE_GVPLUGIN_DOT} PkgConfig::GVC)
  target_link_options(entente_graphviz INTERFACE -Wl,-rpath,${plugin_folder})
  foreach(folder IN LISTS GVC_INCLUDE_DIRS)  # sources say <graphviz/gvc.h>
    if(folder MATCHES "/graphviz/?$")
      get_filename_component(parent ${folder}/.. ABSOLUTE)
      target_include_directories(entente_graphviz INTERFACE ${parent})
    endif()
  endforeach()
endif()
