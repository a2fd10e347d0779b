class PageCount
  def call(path)
    out = `pdfinfo #{path}`
    raise "pdfinfo failed" unless $?.success?

    out[/^Pages:\s+(\d+)/, 1].to_i
  end
end
