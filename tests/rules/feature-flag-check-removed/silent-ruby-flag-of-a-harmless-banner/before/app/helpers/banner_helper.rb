module BannerHelper
  def banner(account)
    return unless Flipper.enabled?(:spring_banner, account)

    tag.div(t(".spring"), class: "banner")
  end
end
