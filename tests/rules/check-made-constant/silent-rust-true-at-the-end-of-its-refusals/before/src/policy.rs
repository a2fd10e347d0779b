impl Policy {
    pub fn can_export(&self, user: &User, report: &Report) -> bool {
        if !user.roles.contains(&Role::Analyst) {
            return false;
        }
        report.owner == user.id
    }
}
