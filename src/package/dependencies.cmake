# What entente links against. Read by the build and, once installed, by find_package(entente).
find_package(Boost 1.74 REQUIRED)  # headers only
find_package(fmt 9 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(GVC REQUIRED IMPORTED_TARGET libgvc libcgraph)
pkg_check_modules(RSVG REQUIRED IMPORTED_TARGET librsvg-2.0 cairo cairo-pdf)

# The layout engines are Graphviz plug-ins. Linked directly they need neither Graphviz's
# configuration file nor its plug-ins for drawing. They lie in a folder of their own, which the
# loader does not search: hence the run path.
foreach(plugin dot neato)
  find_library(ENTENTE_GVPLUGIN_${plugin} gvplugin_${plugin}_layout HINTS ${GVC_LIBRARY_DIRS} ${GVC_LIBDIR}
               PATH_SUFFIXES graphviz REQUIRED)
endforeach()
if(NOT TARGET entente_graphviz)
  get_filename_component(plugin_folder ${ENTENTE_GVPLUGIN_dot} DIRECTORY)
  add_library(entente_graphviz INTERFACE IMPORTED)
  target_link_libraries(entente_graphviz INTERFACE ${ENTENTE_GVPLUGIN_dot} ${ENTENTE_GVPLUGIN_neato} PkgConfig::GVC)
  target_link_options(entente_graphviz INTERFACE -Wl,-rpath,${plugin_folder})
  foreach(folder IN LISTS GVC_INCLUDE_DIRS)  # sources say <graphviz/gvc.h>
    if(folder MATCHES "/graphviz/?$")
      get_filename_component(parent ${folder}/.. ABSOLUTE)
      target_include_directories(entente_graphviz INTERFACE ${parent})
    endif()
  endforeach()
endif()
