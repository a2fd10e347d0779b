class ProfileUpdate
  def initialize(profile)
    @profile = profile
  end

  def call(attributes)
    @profile.assign_attributes(attributes)
    @profile.save!
    ProfileMailer.changed(@profile).deliver_later
  end
end
