module Site
  class Clone
    def call(url, into)
      system("git clone --depth 1 #{url} #{into}", exception: true)
      Dir.children(into)
    end
  end
end
