"""The sheets of the practice CA's menu: a new order, and the approvals."""
