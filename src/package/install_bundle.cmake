# Run by the installation of the component "bundle", after that of the program: see bundle.cmake, which sets lib, bin,
# pieces, licenses, patchelf, dpkg_query, type, program, modules and plugin.
if(NOT patchelf OR NOT dpkg_query OR NOT EXISTS "${bin}/entente")
  message(FATAL_ERROR "A folder with all libraries needs patchelf and dpkg-query, on Debian or Ubuntu, and the program")
endif()
foreach(file IN LISTS type)
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "A folder with all libraries needs Liberation Sans, regular and bold (Debian: fonts-liberation)")
  endif()
endforeach()

# Libraries of glibc belong to the system: its loader fits no others.
set(of_glibc "^(ld-linux.*|lib(c|m|mvec|dl|pthread|rt|resolv|util|anl|nsl|nss_.*|thread_db|BrokenLocale)\\.so.*)$")
file(GET_RUNTIME_DEPENDENCIES EXECUTABLES "${program}" MODULES ${modules}
     RESOLVED_DEPENDENCIES_VAR libraries UNRESOLVED_DEPENDENCIES_VAR missing
     PRE_EXCLUDE_REGEXES "${of_glibc}" POST_EXCLUDE_FILES ${modules})
if(missing)
  message(FATAL_ERROR "Libraries that are not found: ${missing}")
endif()
set(origins ${type})
set(own)
foreach(library IN LISTS libraries)
  get_filename_component(name "${library}" NAME)
  file(REAL_PATH "${library}" real)
  configure_file("${real}" "${lib}/${name}" COPYONLY)  # by the name that is asked for
  list(APPEND origins "${real}")
  list(APPEND own "${lib}/${name}")
endforeach()

# Each is found from where it is asked for, wherever the folder stands.
function(look_in path)
  foreach(file IN LISTS ARGN)
    file(CHMOD "${file}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
                                     WORLD_EXECUTE)
    execute_process(COMMAND "${patchelf}" --set-rpath "${path}" "${file}" COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
endfunction()
look_in("$ORIGIN" ${own})
file(RELATIVE_PATH to_lib "${bin}" "${lib}")
file(RELATIVE_PATH from_modules "${lib}/entente" "${lib}")
look_in("$ORIGIN/${to_lib}:$ORIGIN/${to_lib}/entente" "${bin}/entente")
file(GLOB installed "${lib}/entente/*.so")
look_in("$ORIGIN/${from_modules}" ${installed})

# The type, and nothing for what would load plug-ins of the system's.
foreach(file IN LISTS type)
  file(INSTALL "${file}" DESTINATION "${pieces}/fonts")
endforeach()
file(WRITE "${pieces}/loaders.cache" "")
file(MAKE_DIRECTORY "${pieces}/modules")

# The licences, by the packages that all of it comes from.
file(MAKE_DIRECTORY "${licenses}")
foreach(file IN LISTS origins)
  string(REGEX REPLACE "^/usr/lib/" "/lib/" unmerged "${file}")
  foreach(name IN ITEMS "${file}" "${unmerged}")
    execute_process(COMMAND "${dpkg_query}" --search "${name}" OUTPUT_VARIABLE found ERROR_QUIET RESULT_VARIABLE status)
    if(status EQUAL 0)
      break()
    endif()
  endforeach()
  string(REGEX REPLACE "[:,].*" "" package "${found}")
  if(NOT status EQUAL 0 OR NOT EXISTS "/usr/share/doc/${package}/copyright")
    message(FATAL_ERROR "The licence of ${file} is not found")
  endif()
  file(REAL_PATH "/usr/share/doc/${package}/copyright" copyright)
  configure_file("${copyright}" "${licenses}/${package}" COPYONLY)
endforeach()
file(GLOB common /usr/share/common-licenses/*)
foreach(file IN LISTS common)
  get_filename_component(name "${file}" NAME)
  file(REAL_PATH "${file}" real)
  configure_file("${real}" "${licenses}/common/${name}" COPYONLY)
endforeach()
