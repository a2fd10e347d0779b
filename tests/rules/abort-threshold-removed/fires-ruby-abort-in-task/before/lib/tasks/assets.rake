namespace :assets do
  desc "Unpublishes assets that are not in the manifest"
  task unpublish: :environment do
    manifest = Manifest.load
    extra = Asset.published.where.not(path: manifest.paths)
    abort "#{extra.count} assets would go, the manifest looks wrong" if extra.count > 50

    extra.find_each(&:unpublish!)
  end
end
