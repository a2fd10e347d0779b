namespace :assets do
  desc "Unpublishes assets that are not in the manifest"
  task unpublish: :environment do
    manifest = Manifest.load
    extra = Asset.published.where.not(path: manifest.paths)
    puts "#{extra.count} assets"
    extra.find_each(&:unpublish!)
  end
end
