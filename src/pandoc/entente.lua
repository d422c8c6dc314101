-- Figures of entente in documents that pandoc makes. Use: pandoc --lua-filter entente.lua …
--
-- An image whose target is a dossier (story.json, story.jsonl) becomes the figure, in the form that
-- suits the output. So does a code block of class "entente" that holds a dossier. Attributes are
-- named as the options of `entente render`; caption and identifier stay as they are.
--
-- Metadata: `entente-program` names the program (default: entente), `entente-folder` the folder for
-- pictures of outputs that only point to them, such as .tex (default: entente-figures).

local program = "entente"
local folder = "entente-figures"

-- Options that an attribute may set, with their defaults for this document.
local options = { "figure", "size", "theme", "lang", "layout", "as-of", "from", "to", "focus" }
local flags = { "camps" }

-- Form of the picture by output. PNG where vectors do not survive (see `entente render --help`).
local slides = { pptx = true, beamer = true, revealjs = true, slidy = true, slideous = true,
  dzslides = true, s5 = true }
local forms = { latex = "pdf", beamer = "pdf", context = "pdf", docx = "png", pptx = "png",
  ms = "png", rtf = "png" }
local containers = { docx = true, pptx = true, odt = true, epub = true, epub2 = true, epub3 = true,
  rtf = true }
local media_types = { svg = "image/svg+xml", png = "image/png", pdf = "application/pdf" }

local function is_html()
  return FORMAT:match("^html") or FORMAT:match("^s5") or FORMAT:match("^slid")
      or FORMAT == "revealjs" or FORMAT == "dzslides"
end

-- True if pandoc turns the output into a PDF itself and so finds what is in its media bag.
local function becomes_pdf()
  local file = PANDOC_STATE.output_file
  return file ~= nil and file:match("%.pdf$") ~= nil
end

local function base64(bytes)
  local digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  local out = {}
  for at = 1, #bytes, 3 do
    local a, b, c = bytes:byte(at, at + 2)
    local group = a * 65536 + (b or 0) * 256 + (c or 0)
    for place = 0, 3 do
      local digit = math.floor(group / 64 ^ (3 - place)) % 64 + 1
      out[#out + 1] = (place <= (c and 3 or b and 2 or 1)) and digits:sub(digit, digit) or "="
    end
  end
  return table.concat(out)
end

local function read_file(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local bytes = file:read("a")
  file:close()
  return bytes
end

local function write_file(path, bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
end

-- The words of the command line for these attributes; what entente does not know stays with the
-- element.
local function arguments(attributes)
  local words = {}
  if not attributes.size and not slides[FORMAT] then words = { "--size=a4" } end
  for _, name in ipairs(options) do
    if attributes[name] then
      words[#words + 1] = "--" .. name .. "=" .. attributes[name]
      attributes[name] = nil
    end
  end
  for _, name in ipairs(flags) do
    if attributes[name] and attributes[name] ~= "false" then words[#words + 1] = "--" .. name end
    attributes[name] = nil
  end
  return words
end

-- Draws one figure. Returns its bytes and its text alternative; or nil and what is wrong.
local function draw(dossier, attributes, form)
  local words = arguments(attributes)
  return pandoc.system.with_temporary_directory("entente", function(temporary)
    local source = dossier.path
    if dossier.text then
      source = temporary .. "/dossier.json"
      write_file(source, dossier.text)
    end
    local picture = temporary .. "/figure." .. form
    local report = temporary .. "/report.txt"
    local call = { "render", source, "-o", picture, "--report=" .. report }
    for _, word in ipairs(words) do call[#call + 1] = word end
    if form == "png" then call[#call + 1] = "--scale=3" end
    local started, problem = pcall(pandoc.pipe, program, call, "")
    local bytes = read_file(picture)
    if started and bytes then return bytes, read_file(temporary .. "/figure.alt.txt") or "" end
    local said = read_file(report)
    if not said or said == "" then
      local code = type(problem) == "table" and problem.error_code
      said = "the program \"" .. program .. "\" could not be run: is it installed and on the PATH?"
      if code == 3 then
        said = "an attribute was not understood: " .. table.concat(words, " ")
      elseif code then
        said = "entente ended with code " .. code
      end
      io.stderr:write(said, "\n") -- what is in the report was printed by entente
    end
    if dossier.text then
      local function literal(text) return (text:gsub("%p", "%%%0")) end
      said = said:gsub(literal(source) .. ":(%d+):(%d+)", "line %1, column %2 of this block")
      said = said:gsub(literal(source), "this block")
    end
    return nil, (said:gsub("%s+$", ""))
  end)
end

-- Where the output finds the picture.
local function place(bytes, form)
  local name = "entente-" .. pandoc.sha1(bytes):sub(1, 12) .. "." .. form
  if is_html() and not becomes_pdf() then
    return "data:" .. media_types[form] .. ";base64," .. base64(bytes)
  end
  if containers[FORMAT] or becomes_pdf() then
    pandoc.mediabag.insert(name, media_types[form], bytes)
    return name
  end
  local path = folder .. "/" .. name
  if not read_file(path) then
    pandoc.pipe("mkdir", { "-p", folder }, "")
    write_file(path, bytes)
  end
  return path
end

-- Attributes as a table that can be changed, and the rest of them.
local function copy(attributes)
  local values = {}
  for name, value in pairs(attributes) do values[name] = value end
  return values
end

-- The image of a dossier; or nil and what is wrong.
local function figure(dossier, attr, caption, title)
  local values = copy(attr.attributes)
  local form = forms[FORMAT] or "svg"
  local bytes, words = draw(dossier, values, form)
  if not bytes then return nil, words end
  words = words:gsub("%s+$", "")
  if #caption == 0 then caption = { pandoc.Str(words) } end
  -- Of an image with a caption, pandoc takes the caption for the alternative as well, unless told
  -- another; its older writers of office documents know the title alone.
  title = title or ""
  if not values.alt then values.alt = words end
  if (title == "" or title == "fig:") and containers[FORMAT] then title = title .. values.alt end
  return pandoc.Image(caption, place(bytes, form), title,
    pandoc.Attr(attr.identifier, attr.classes, values))
end

local function is_dossier(path)
  return (path:match("%.jsonl?$")) ~= nil and not path:match("^%a[%w+.-]+:")
end

local function read_settings(meta)
  if meta["entente-program"] then program = pandoc.utils.stringify(meta["entente-program"]) end
  if meta["entente-folder"] then folder = pandoc.utils.stringify(meta["entente-folder"]) end
end

local function of_image(image)
  if not is_dossier(image.src) then return nil end
  local drawn, problem = figure({ path = image.src }, image.attr, image.caption, image.title)
  if drawn then return drawn end
  local said = { pandoc.Strong("This figure could not be drawn. ") }
  for line in (problem .. "\n"):gmatch("(.-)\n") do
    said[#said + 1] = pandoc.LineBreak()
    said[#said + 1] = pandoc.Code(line)
  end
  return pandoc.Span(said, pandoc.Attr("", { "entente-error" }))
end

local function of_code(block)
  if not block.classes:includes("entente") then return nil end
  local caption = block.attributes.caption
  local attr = pandoc.Attr(block.identifier, {}, copy(block.attributes))
  attr.attributes.caption = nil
  local inlines = caption and pandoc.utils.blocks_to_inlines(pandoc.read(caption).blocks) or {}
  -- Before pandoc 3, a figure was an image of its own in a paragraph, with this title.
  local title = caption and not pandoc.Figure and "fig:" or ""
  local drawn, problem = figure({ text = block.text }, attr, inlines, title)
  if drawn and caption and pandoc.Figure then
    drawn.identifier = ""
    return pandoc.Figure({ pandoc.Plain({ drawn }) }, { pandoc.Plain(inlines) },
      pandoc.Attr(block.identifier))
  end
  if drawn then return pandoc.Para({ drawn }) end
  return pandoc.Div({ pandoc.Para({ pandoc.Strong("This figure could not be drawn.") }),
    pandoc.CodeBlock(problem) }, pandoc.Attr("", { "entente-error" }))
end

return { { Meta = read_settings }, { Image = of_image, CodeBlock = of_code } }
