namespace :assets do
  desc "Lists assets that are not in the manifest"
  task extra: :environment do
    puts Asset.published.where.not(path: Manifest.load.paths).pluck(:path)
  end
end
