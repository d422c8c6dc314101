# What `cpack -G TGZ` adds to the program: every library it needs but those of glibc, the figure's own type, and the
# licences of both. The folder then runs wherever it stands, on any Linux with that glibc or a later one.
find_program(ENTENTE_PATCHELF patchelf)
find_program(ENTENTE_DPKG_QUERY dpkg-query)
set(font_folders /usr/share/fonts/truetype/liberation /usr/share/fonts/truetype/liberation2
                 /usr/share/fonts/liberation-sans /usr/share/fonts/liberation)
find_file(ENTENTE_TYPE_REGULAR LiberationSans-Regular.ttf PATHS ${font_folders} NO_DEFAULT_PATH)
find_file(ENTENTE_TYPE_BOLD LiberationSans-Bold.ttf PATHS ${font_folders} NO_DEFAULT_PATH)

set(pieces ${CMAKE_INSTALL_DATADIR}/entente/pieces)
install(FILES package/fonts.conf DESTINATION ${pieces} COMPONENT bundle EXCLUDE_FROM_ALL)
install(CODE "
  set(lib \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}\")
  set(bin \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\")
  set(pieces \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${pieces}\")
  set(licenses \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DOCDIR}/licenses\")
  set(patchelf \"${ENTENTE_PATCHELF}\")
  set(dpkg_query \"${ENTENTE_DPKG_QUERY}\")
  set(type \"${ENTENTE_TYPE_REGULAR};${ENTENTE_TYPE_BOLD}\")
  set(program \"$<TARGET_FILE:entente>\")
  set(modules \"$<TARGET_FILE:entente_module>\" $<$<TARGET_EXISTS:entente_preview>:\"$<TARGET_FILE:entente_preview>\">)
  set(plugin \"${ENTENTE_GVPLUGIN_DOT}\")
  include(\"${CMAKE_CURRENT_SOURCE_DIR}/package/install_bundle.cmake\")
" COMPONENT bundle EXCLUDE_FROM_ALL)
