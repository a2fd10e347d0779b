# What only people who have signed in may reach.
class SignedInController < ApplicationController
  before_action :authenticate_user!
end
