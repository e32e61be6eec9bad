-- pandoc lua pandoc_all.lua OUT LIST: every file of the list to Word and HTML in one process.
local out, list = arg[1], arg[2]
local page = pandoc.template.compile(pandoc.template.default('html'))
for path in io.lines(list) do
  local file = assert(io.open(path, 'rb'))
  local paper = pandoc.read(file:read('a'), 'markdown')
  file:close()
  local stem = path:match('([^/\\]+)%.md$')
  for ending, text in pairs({
    docx = pandoc.write(paper, 'docx'),
    html = pandoc.write(paper, 'html', pandoc.WriterOptions({ template = page })),
  }) do
    local target = assert(io.open(out .. '/' .. stem .. '.' .. ending, 'wb'))
    target:write(text)
    target:close()
  end
end
