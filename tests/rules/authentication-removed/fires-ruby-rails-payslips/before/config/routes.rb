Rails.application.routes.draw do
  devise_for :employees

  root "dashboard#show"

  resources :payslips, only: %i[index] do
    get :download, on: :member
    get "shared/:token", action: :shared, on: :collection, as: :shared
  end

  resources :absences, only: %i[index new create destroy]
  resource :profile, only: %i[show edit update]

  resources :expenses do
    post :submit, on: :member
    resources :receipts, only: %i[create destroy]
  end

  namespace :hr do
    resources :employees
    resources :payroll_runs, only: %i[index new create show]
  end

  get "up", to: "rails/health#show", as: :rails_health_check
end
