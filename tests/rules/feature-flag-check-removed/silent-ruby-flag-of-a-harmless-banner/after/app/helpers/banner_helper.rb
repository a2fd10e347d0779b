module BannerHelper
  def banner(account)
    tag.div(t(".spring"), class: "banner")
  end
end
