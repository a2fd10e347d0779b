namespace :assets do
  desc "Lists assets that are not in the manifest"
  task extra: :environment do
    puts Asset.published.where.not(path: Manifest.load.paths).pluck(:path)
  end

  desc "Unpublishes assets that are not in the manifest"
  task unpublish: :environment do
    extra = Asset.published.where.not(path: Manifest.load.paths)
    abort "#{extra.count} assets would go" if extra.count > 50

    extra.find_each(&:unpublish!)
  end
end
